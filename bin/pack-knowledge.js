// The last step of `npm run build`: the knowledge base's tables as one file that loads faster.
import { packKnowledgeBase } from "../dist/entities/knowledge-base.js";

packKnowledgeBase();
